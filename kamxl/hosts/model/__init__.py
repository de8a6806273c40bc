"""The page about the whole model: tables, rules, settings, alerts, functions, KAM sheets, their readers."""
