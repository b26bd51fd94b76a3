local async = require("async")
local function numbers()
  return coroutine.wrap(function()
    for i = 1, 3 do
      async.sleep(0)
      coroutine.yield(i)
    end
  end)
end
local function sum(name)
  local total = 0
  for n in numbers() do
    total = total + n
    print(name, n)
  end
  return total
end
print(table.concat(async.gather(function() return sum("a") end, function() return sum("b") end), " "))
-- expect: a	1
-- expect: b	1
-- expect: a	2
-- expect: b	2
-- expect: a	3
-- expect: b	3
-- expect: 6 6
