print(pcall(function() os.time({ year = 2000 }) end))
print(pcall(function() os.time({ year = 2000, month = 1 }) end))
-- expect: false	time_names_missing_fields.lua:1: field 'day' missing in date table
-- expect: false	time_names_missing_fields.lua:2: field 'day' missing in date table
