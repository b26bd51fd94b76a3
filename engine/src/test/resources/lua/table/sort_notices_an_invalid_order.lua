print(pcall(function() table.sort({ 1, 2, 3, 4, 5 }, function() return true end) end))
print(pcall(table.sort, { 1, "x" }))
print(pcall(table.sort, { {}, {} }))
print(pcall(function() table.sort({ 1, 2 }, 5) end))
-- expect: false	sort_notices_an_invalid_order.lua:1: invalid order function for sorting
-- expect: false	attempt to compare string with number
-- expect: false	attempt to compare two table values
-- expect: false	sort_notices_an_invalid_order.lua:4: bad argument #2 to 'sort' (function expected, got number)
