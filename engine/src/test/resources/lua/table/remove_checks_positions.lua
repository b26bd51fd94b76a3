local t = { "a", "b", "c", "d" }
print(table.remove(t), table.remove(t, 1), table.concat(t, ","), table.remove(t, 3))
print(pcall(function() table.remove({ 1, 2, 3 }, 7) end))
print(table.remove({}), table.remove({}, 0), #t)
-- expect: d	a	b,c	nil
-- expect: false	remove_checks_positions.lua:3: bad argument #1 to 'remove' (position out of bounds)
-- expect: nil	nil	2
