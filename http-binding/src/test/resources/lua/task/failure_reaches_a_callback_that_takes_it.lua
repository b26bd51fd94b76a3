local http = require("http")
local function fail(callback)
  pcall(function() http.request("http://127.0.0.1:1/"):execute_task(callback):await() end)
end
fail(function(response, err) print(response, err.kind) end)
-- expect: nil	connect
fail(function(...) print(select("#", ...), (select(2, ...)).kind) end)
-- expect: 2	connect
