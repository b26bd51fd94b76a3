local t = setmetatable({ 1, 2, 3, 4 }, { __len = function() return 2 end, __index = function() return "x" end })
print(table.concat(t, ","), table.unpack(t))
table.insert(t, "new")
print(rawget(t, 3))
-- expect: 1,2	1	2
-- expect: new
