local t = { 1, 2, 3, [0] = "zero", [-1] = "below", x = "y" }
table.insert(t, 1, "first")
table.insert(t, 3, "third")
table.insert(t, #t + 1, "last")
print(t[-1], t[0], t.x, table.concat(t, " "))
print(table.remove(t, 1), table.remove(t, 2), table.remove(t), table.concat(t, " "), #t)
print(table.remove(t, 4), table.remove({}), table.remove({}, 0), #t)
local short = setmetatable({ "a", "b", "c" }, { __len = function() return 2 end })
table.insert(short, 1, "z")
print(short[1], short[2], short[3], short[4], table.remove(short, 1), short[1], short[2], short[3])
-- expect: below	zero	y	first 1 third 2 3 last
-- expect: first	third	last	1 2 3	3
-- expect: nil	nil	nil	3
-- expect: z	a	b	nil	z	a	nil	b
