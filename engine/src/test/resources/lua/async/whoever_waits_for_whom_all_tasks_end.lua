-- Tasks that wait for each other at random, suspended or holding up the thread: circles are errors, never hangs.
local async = require("async")
local pick, count, rounds = math.random, 6, 400
local function held(wait) table.sort({ 2, 1 }, function(a, b) wait() return a < b end) end
local function round()
  local tasks = {}
  local function any() return tasks[pick(count)] end
  local function await() pcall(any().await, any()) end
  local function gather() pcall(async.gather, { any(), any(), await }, { concurrency = pick(3), fail_fast = pick(2) == 1 }) end
  local waits = {
    await, gather,
    function() async.sleep(0) end,
    function() held(await) end,
    function() held(function() async.sleep(0) gather() end) end,
    function() async.gather{ function() held(await) end, gather } end,
  }
  for i = 1, count do
    tasks[i] = async.spawn(function() for _ = 1, 3 do waits[pick(#waits)]() end end)
  end
  for i = 1, count do pcall(tasks[i].await, tasks[i]) end
end
for i = 1, rounds do math.randomseed(i) round() end
print("all ended")
-- expect: all ended
