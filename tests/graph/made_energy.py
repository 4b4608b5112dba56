"""Made project pages of the Swedish Energy Agency, as copied text and as saved web pages."""

from __future__ import annotations

TEXT = """Energimyndigheten
Projektdatabas

Mod och kraft i elnätet

Projektnummer: P12345-1
Diarienummer: 2020-000001
Utförare: Exempelskolan - Institutionen för mod
Projektledare: Kim Exempel
Beviljade medel: 4 500 000 kr
Total kostnad: 6,2 mkr
Start: 2020-07-01
Slut: 2023-06-30
Status: Avslutat
Program: Samspel i vardagen
Deltagare
Exempelverken AB
Provstads kommun

Sammanfattning
Vi ville pröva hur man vågar i elnätet.
Det gav mod och kraft.

Syfte och mål
Att stärka modet.

Kontaktperson: Kim Hemlig, kim@example.se
Senast granskad: 2024-01-15
"""
HTML = """<!doctype html><html lang="sv"><head><title>Projektdatabas | Energimyndigheten</title>
<link rel="canonical" href="https://www.energimyndigheten.se/projektdatabas/?nr=2020-000001">
</head><body><nav><ul><li>Program</li><li>Utlysning</li></ul></nav><main>
<h1>Mod och kraft i elnätet</h1>
<dl><dt>Diarienummer</dt><dd>2020-000001</dd><dt>Projektnummer</dt><dd>12345-1</dd>
<dt>Projektägare</dt><dd>Exempelskolan</dd>
<dt>Beviljat belopp</dt><dd>4&nbsp;500&nbsp;000 kronor</dd>
<dt>Projektperiod</dt><dd>2020-07-01 – 2023-06-30</dd><dt>Status</dt><dd>Pågående</dd></dl>
<p><strong>Nyckelord:</strong> mod, <em>kraft</em></p>
<h2>Sammanfattning</h2><p>Vi ville <em>pröva</em> hur man vågar.</p><p>Det gav mod.</p>
<h2>Relaterade projekt</h2><p>Något annat.</p></main><footer>Energimyndigheten</footer></body>
</html>"""
