local http = require("http")
http.request("http://127.0.0.1:1/"):execute_task(function(response, err) print(response, err.kind) end)
-- expect: nil	connect
http.request("http://127.0.0.1:1/"):execute_task(function(...) print(select("#", ...), (select(2, ...)).kind) end)
-- expect: 2	connect
