local async = require("async")
local refused, sorted = {}, 0
for i = 1, 200 do
  async.spawn(function()
    local ok, err = pcall(table.sort, { 2, 1 }, function(a, b) async.sleep(0) return a < b end)
    if ok then sorted = sorted + 1 else refused[#refused + 1] = err end
  end)
end
async.spawn(function()
  while sorted + #refused < 200 do async.sleep(0) end
  print(sorted, #refused, refused[1])
end)
-- expect: 150	50	too_many_waits_hold_up_the_thread.lua:5: 150 waits are under way inside functions that cannot be suspended, such as those given to table.sort and string.gsub; wait before such a call, not in it
