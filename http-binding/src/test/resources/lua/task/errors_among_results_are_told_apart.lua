local http, async = require("http"), require("async")
local all = http.gather{ BASE .. "/status/404", "http://127.0.0.1:1/", async.spawn(function() error("boom", 0) end) }
for _, entry in ipairs(all) do print(http.is_error(entry), async.is_error(entry)) end
-- expect: false	false
-- expect: true	true
-- expect: true	true
print(all[2].kind, all[3].kind, all[3])
-- expect: connect	error	boom
local late = select(2, pcall(async.timeout, 0, async.sleep, 60))
print(late:is("timeout"), late:is("transport"))
-- expect: true	false
local _, slow = pcall(http.get, BASE .. "/slow", { timeout = { total = 0.01 } })
print(slow.kind, slow:is("timeout"), slow:is("transport"))
-- expect: total_timeout	true	true
