local async = require("async")
local co
local task = async.spawn(function()
  co = coroutine.create(function()
    async.sleep(0.01)
    return "woken"
  end)
  return coroutine.resume(co)
end)
while not co do async.sleep(0) end
print(coroutine.status(co), pcall(coroutine.close, co))
print(task:await())
print(coroutine.status(co), coroutine.close(co))
-- expect: suspended	false	cannot close a waiting coroutine
-- expect: true	woken
-- expect: dead	true
