local http = require("http")
http.request(BASE .. "/ndjson"):execute_streaming(function(response) print(response:body():json()) end)
-- expect: {"n":1}
-- expect: {"n":2,"text":"grün"}
-- expect: {"n":3}
