local y = coroutine.yield
local co = coroutine.wrap(function()
  local sum = 0
  for i = 1, 2 do local f = function() sum = sum + i end y("for") f() end
  for i = 3, 2, -1 do sum = sum + (y("down") or 0) end
  for i = 0.5, 1, 0.5 do sum = sum + y("half") end
  repeat local z = y("repeat") until z == 1
  local n = 0
  while n < 2 do n = n + 1 if y("while") then goto out end end
  ::out::
  do local a, b, c = y("a"), (y("b")), y("c") print(a, b, c) end
  local t = {y("item"), k = y("field"), [y("key")] = y("value"), y("last")}
  print(#t, t[1], t[2], t.k, t.KEY)
  print(y("first argument"), y("second argument"))
  print(y("and") and y("right") or y("or"))
  print(y("concat") .. y("concat") .. "x" .. y("concat"))
  print(y("plus") + y("times") * y("times") < y("less"))
  print(not y("not"), -y("minus"), #y("length"))
  t.x, t[y("target")], t.z = y("v1"), y("v2"), y("v3")
  print(t.x, t.T, t.z)
  if y("if") then print("then") elseif y("elseif") then print("elseif") end
  for k, v in y("iterator") do print(k, v) end
  return sum, y("x"), y("y")
end)
local answers = {0, 0, 10, 20, 1, 2, 0, 1, false, true, "A", "B", "C", "i", "f", "KEY", "v", "l", "1", "2",
  false, "o", "p", "q", "r", 5, 6, 7, 100, false, 8, "len", "T", 1, 2, 3, false, true, next, "X", "Y"}
local asked = {co()}
for i, answer in ipairs(answers) do
  if answer == next then asked = {co(next, {k = 1})} else asked = {co(answer)} end
end
print(table.unpack(asked))
-- expect: A	B	C
-- expect: 2	i	l	f	v
-- expect: 1	2
-- expect: o
-- expect: pqxr
-- expect: true
-- expect: true	-8	3
-- expect: 1	2	3
-- expect: elseif
-- expect: k	1
-- expect: 36	X	Y
