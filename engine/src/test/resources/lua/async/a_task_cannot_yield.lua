local async = require("async")
print(async.spawn(function()
  print(coroutine.isyieldable(), pcall(coroutine.yield, 1))
  return coroutine.wrap(function() coroutine.yield(coroutine.isyieldable()) end)()
end):await())
-- expect: false	false	attempt to yield from outside a coroutine
-- expect: true
