print(pcall(function() error("plain", 0) end))
print(pcall(function() error("placed") end))
-- expect: false	plain
-- expect: false	error_with_level_zero_has_no_position.lua:2: placed
