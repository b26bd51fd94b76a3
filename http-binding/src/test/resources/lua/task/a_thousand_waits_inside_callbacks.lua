local http, async = require("http"), require("async")
local seen = 0
local other = async.spawn(function() for i = 1, 1000 do async.sleep(0) seen = seen + 1 end end)
for i = 1, 1000 do
  table.sort({ 2, 1 }, function(a, b) async.sleep(0) return a < b end)
  string.gsub("a", "a", function() async.sleep(0) end)
end
other:await()
print(seen)
-- expect: 1000
local ok, err = pcall(table.sort, { 2, 1 }, function() http.get("http://127.0.0.1:1/") end)
print(ok, err.kind)
-- expect: false	connect
local sorted = 0
for i = 1, 100 do
  async.spawn(function()
    table.sort({ 2, 1 }, function(a, b) async.sleep(0) return a < b end)
    sorted = sorted + 1
  end)
end
async.spawn(function() while sorted < 100 do async.sleep(0) end print(sorted) end)
-- expect: 100
