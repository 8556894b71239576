"""The only place that speaks SQL: values in, values out."""
