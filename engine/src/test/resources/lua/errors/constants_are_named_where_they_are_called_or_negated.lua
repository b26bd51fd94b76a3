print(pcall(function() return ("x")() end))
print(pcall(function() return -"x" end))
print(pcall(function() return "x" + 1 end))
print(pcall(function() return (1)() end))
print(pcall(function() ("x").y() end))
-- expect: false	constants_are_named_where_they_are_called_or_negated.lua:1: attempt to call constant 'x' (a string value)
-- expect: false	constants_are_named_where_they_are_called_or_negated.lua:2: attempt to perform arithmetic on constant 'x' (a string value)
-- expect: false	constants_are_named_where_they_are_called_or_negated.lua:3: attempt to perform arithmetic on a string value
-- expect: false	constants_are_named_where_they_are_called_or_negated.lua:4: attempt to call a number value
-- expect: false	constants_are_named_where_they_are_called_or_negated.lua:5: attempt to call field 'y' (a nil value)
