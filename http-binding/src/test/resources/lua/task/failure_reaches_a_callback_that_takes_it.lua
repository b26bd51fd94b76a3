local http = require("http")
http.request("http://127.0.0.1:1/"):execute_task(function(response, err) print(response, err.kind) end)
-- expect: nil	connect
