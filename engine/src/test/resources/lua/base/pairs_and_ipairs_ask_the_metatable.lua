local p = setmetatable({}, {
  __pairs = function(t) return function(_, k) if not k then return "key", "value" end end, t, nil end,
  __ipairs = function(t) return function(_, i) if i < 2 then return i + 1, i * 10 end end, t, 0 end,
})
for k, v in pairs(p) do print(k, v) end
for i, v in ipairs(p) do print(i, v) end
-- expect: key	value
-- expect: 1	0
-- expect: 2	10
