local async = require("async")
for length = 1, 40 do
  local last = async.spawn(async.sleep, 0.001)
  for i = 1, length do
    local before = last
    last = async.spawn(function()
      before:await()
      if i == length then error("boom", 0) end
    end)
  end
  async.spawn(function()
    local ok, err = pcall(last.await, last)
    if length % 20 == 0 then print(length, ok, err) end
  end)
end
-- expect: 20	false	boom
-- expect: 40	false	boom
