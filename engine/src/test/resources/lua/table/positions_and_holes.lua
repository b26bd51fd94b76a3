print(pcall(table.concat, {1, nil, 3}, ",", 1, 3))
print(("x"):rep(3, ","), ("x"):rep(-1), ("abc"):sub(2, 2^31), ("abc"):sub(-2^31))
print(pcall(function() table.insert({1, 2, 3}, 9, "x") end))
print(pcall(function() table.remove({1, 2, 3}, 9) end))
print(table.unpack({1, 2}, 1, nil))
print(pcall(function() return table.unpack({}, 1, 1e8) end))
print(#table.pack(1, nil, 3), table.pack(nil, nil).n, table.pack().n)
print(("hello"):gsub("l", "%0%0", -1))
print(pcall(string.gsub, "x", "x", "%"))
-- expect: false	invalid value (nil) at index 2 in table for 'concat'
-- expect: x,x,x		bc	abc
-- expect: false	positions_and_holes.lua:3: bad argument #2 to 'insert' (position out of bounds)
-- expect: false	positions_and_holes.lua:4: bad argument #1 to 'remove' (position out of bounds)
-- expect: 1	2
-- expect: false	positions_and_holes.lua:6: too many results to unpack
-- expect: 3	2	0
-- expect: hellllo	2
-- expect: false	invalid use of '%' in replacement string
