local t = { 1, 2, 3 }
table.insert(t, "end")
table.insert(t, 1, "start")
table.insert(t, 6, "last")
print(table.concat(t, ","))
print(pcall(function() table.insert({ 1, 2, 3 }, 9, "x") end))
print(pcall(function() table.insert({ 1, 2, 3 }, 0, "x") end))
print(pcall(function() table.insert({}) end))
print(pcall(function() table.insert({}, 1, 2, 3) end))
-- expect: start,1,2,3,end,last
-- expect: false	insert_checks_positions.lua:6: bad argument #2 to 'insert' (position out of bounds)
-- expect: false	insert_checks_positions.lua:7: bad argument #2 to 'insert' (position out of bounds)
-- expect: false	insert_checks_positions.lua:8: wrong number of arguments to 'insert'
-- expect: false	insert_checks_positions.lua:9: wrong number of arguments to 'insert'
