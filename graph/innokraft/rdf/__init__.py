"""RDF as text: terms, namespaces, the IRIs of things, the named graphs."""
