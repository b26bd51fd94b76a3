-- One million resumes and yields.
local co = coroutine.create(function()
  while true do
    coroutine.yield()
  end
end)
local resume = coroutine.resume
for _ = 1, 1000000 do
  resume(co)
end
print("resume", coroutine.status(co))
