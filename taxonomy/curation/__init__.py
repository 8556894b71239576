"""How an entry changes: rules, workflow, loading."""
