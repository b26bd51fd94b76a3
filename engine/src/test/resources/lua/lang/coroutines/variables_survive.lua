local co = coroutine.wrap(function(n)
  local total, text, list = 0.5, "s", {}
  for i = 1, n do
    local captured = i
    list[#list + 1] = function() captured = captured + total return captured end
    total = total + i
    text = text .. coroutine.yield(total)
  end
  return text, list[1](), list[2](), list[1]()
end)
print(co(3)) print(co("a")) print(co("b")) print(co("c"))
local q = {}
for i = 1, 1000 do q[i] = coroutine.wrap(function() local x = i coroutine.yield(x) return x * 2 end) end
local sum = 0 for i = 1, 1000 do sum = sum + q[i]() end for i = 1, 1000 do sum = sum + q[i]() end print(sum)

-- expect: 1.5
-- expect: 3.5
-- expect: 6.5
-- expect: sabc	7.5	8.5	14
-- expect: 1501500
