print(pcall(function() ("abc"):gsub("b", "%2") end))
print(pcall(function() ("abc"):gsub("b", "%x") end))
print(pcall(function() ("abc"):gsub("b", "%") end))
print(pcall(function() ("abc"):gsub("b", { b = {} }) end))
print(pcall(function() string.gsub("abc", "b", true) end))
-- expect: false	gsub_refuses_bad_replacements.lua:1: invalid capture index
-- expect: false	gsub_refuses_bad_replacements.lua:2: invalid use of '%' in replacement string
-- expect: false	gsub_refuses_bad_replacements.lua:3: invalid use of '%' in replacement string
-- expect: false	gsub_refuses_bad_replacements.lua:4: invalid replacement value (a table)
-- expect: false	gsub_refuses_bad_replacements.lua:5: bad argument #3 to 'gsub' (string/function/table expected)
