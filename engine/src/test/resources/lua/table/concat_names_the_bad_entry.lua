print(pcall(function() table.concat({ 1, {}, 3 }) end))
print(pcall(function() table.concat({ 1, 2, nil, 4 }, ",", 1, 4) end))
-- expect: false	concat_names_the_bad_entry.lua:1: invalid value (table) at index 2 in table for 'concat'
-- expect: false	concat_names_the_bad_entry.lua:2: invalid value (nil) at index 3 in table for 'concat'
