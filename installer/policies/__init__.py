"""Group Policy templates (ADMX, ADML) and the recommended bank baseline, made from the settings schema."""
