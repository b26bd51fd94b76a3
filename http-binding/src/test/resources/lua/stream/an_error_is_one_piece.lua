local http = require("http")
http.request(BASE .. "/status/500"):execute_streaming(function(response) print(response:status_code()) end)
-- expect: 500
