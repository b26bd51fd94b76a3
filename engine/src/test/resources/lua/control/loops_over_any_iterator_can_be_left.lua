local function upto(n)
  return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end)
end
local function first(n) for i in upto(n) do for j in upto(i + 1) do if j == 2 then return i, j end end end end
local function tail(n) for i in upto(n) do return tostring(i) end end
local function none(n) for _ in upto(n) do return end end
local function last(n)
  local found
  for i in upto(n) do
    found = i
    if i == 3 then break end
  end
  return found
end
local function out(n)
  for i in upto(n) do if i == 2 then goto done end end
  ::done:: return "out"
end
print(first(5)) print(tail(5)) print(none(5)) print(last(5), last(2)) print(out(5))
print(coroutine.wrap(function() return first(5) end)())
-- expect: 1	2
-- expect: 1
-- expect: 
-- expect: 3	2
-- expect: out
-- expect: 1	2
