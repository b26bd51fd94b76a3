local t = setmetatable({ 1, 2, nil, 4 }, { __index = function() return "never" end })
for i, v in ipairs(t) do print(i, v) end
-- expect: 1	1
-- expect: 2	2
