local http = require("http")
http.request(BASE .. "/echo"):execute_task(function() error("on purpose", 0) end)
-- expect error: on purpose
