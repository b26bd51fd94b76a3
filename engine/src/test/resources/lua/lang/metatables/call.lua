local callable = setmetatable({}, {__call = function(self, ...) return select("#", ...), ... end})
print(callable(), callable(1), (callable(1, 2, 3, 4)))
print(pcall(callable, "a", "b"))
local t = {m = callable} print((t:m(5)))
for a in setmetatable({}, {__call = function(_, s, c) if not c then return "once" end end}) do print(a) end

-- expect: 0	1	4
-- expect: true	2	a	b
-- expect: 2
-- expect: once
