local t = table.pack(nil, 2, nil)
print(t.n, table.unpack(t, 1, t.n))
print(table.unpack({ 1, 2, 3 }, 2), table.unpack({ 1, 2, 3 }, 1, nil))
print(table.unpack({ 1, 2 }, 0, 3))
print(select("#", table.unpack({}, 1, 0)))
-- expect: 3	nil	2	nil
-- expect: 2	1	2	3
-- expect: nil	1	2	nil
-- expect: 0
