-- One million coroutines made, entered, suspended once and run to their end.
local function body(x)
  return x + coroutine.yield(x)
end
local create, resume, sum = coroutine.create, coroutine.resume, 0
for i = 1, 1000000 do
  local co = create(body)
  local _, x = resume(co, i % 7)
  _, x = resume(co, x)
  sum = sum + x
end
print("live", sum)
