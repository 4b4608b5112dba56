"""A cited document about a theme, an organisation, a period, or the answers to questions.

`subject` says what it is about and which projects belong to that; `figures`, `timeline`,
`sentences`, `contested`, `tables` and `related` gather what it tells, each with the places that
it rests on; `composing` makes one `Document` of that in one language, and `markdown`, `page` and
`word` write it.
"""
