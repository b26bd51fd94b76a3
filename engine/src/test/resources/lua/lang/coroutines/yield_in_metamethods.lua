local mt = {}
for _, op in ipairs {"index", "add", "lt", "le", "eq", "concat", "len", "unm", "call"} do
  mt["__" .. op] = function() return coroutine.yield(op) end
end
mt.__newindex = function(t, k, v) coroutine.yield("newindex") rawset(t, k, v) end
local a, b = setmetatable({}, mt), setmetatable({}, mt)
local co = coroutine.wrap(function()
  print(a.field, a + 1, a < b, a <= b, a == b, a ~= b)
  print("x" .. "y" .. a .. "z", #a, -a, a(1), (a(2)))
  a.new = 5 print(rawget(a, "new"))
  if a < b then print("then") else print("else") end
  print(not (a < b), a > b and "yes" or "no")
  return "end"
end)
local got, n = co(), 0
while got ~= "end" do n = n + 1 io.write(got, " ") got = co(n % 3 ~= 0 and n or nil) end
print(n)

-- expect: index add lt le eq eq 1	2	false	true	true	true
-- expect: concat len unm call call xy7	8	nil	10	11
-- expect: newindex 5
-- expect: lt then
-- expect: lt lt false	no
-- expect: 15
