-- Generators and pipelines: yields through loops and recursion, coroutine.wrap as an iterator, many short-lived ones.
local function numbers(n)
  return coroutine.wrap(function()
    for i = 1, n do
      coroutine.yield(i)
    end
  end)
end

local function squares(source)
  return coroutine.wrap(function()
    for x in source do
      coroutine.yield(x * x % 1009)
    end
  end)
end

local function permutations(list, n)
  if n == 0 then
    coroutine.yield(list)
  else
    for i = 1, n do
      list[n], list[i] = list[i], list[n]
      permutations(list, n - 1)
      list[n], list[i] = list[i], list[n]
    end
  end
end

local sum = 0
for x in squares(numbers(1000000)) do
  sum = sum + x
end
for list in coroutine.wrap(function() permutations({ 1, 2, 3, 4, 5, 6, 7, 8, 9 }, 9) end) do
  sum = (sum * 3 + list[1] * list[8]) % 1000003
end
for i = 1, 200000 do
  local worker = coroutine.create(function(a)
    local b = coroutine.yield(a + 1)
    return a * b
  end)
  local _, first = coroutine.resume(worker, i)
  local _, second = coroutine.resume(worker, first)
  sum = (sum + second) % 1000003
end
print("coroutines", sum)
