-- Keeps suspended coroutines, each two calls deep with a few locals, until memory ends; counts aloud.
local function inner(a, b)
  local sum = a + b
  coroutine.yield(sum)
  return sum
end
local function body(i)
  local name = i * 2
  return inner(i, name) + name
end
local most = tonumber((...)) or 6000000
local kept, n = {}, 0
while n < most do
  n = n + 1
  local co = coroutine.create(body)
  coroutine.resume(co, n)
  kept[n] = co
  if n % 50000 == 0 then
    io.write(n, "\n")
    io.stdout:flush()
  end
end
