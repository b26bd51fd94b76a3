local http = require("http")
http.request(BASE .. "/status/204"):execute_streaming(function(response)
  print(response:status_code(), #response:body(), response:body():json())
end)
-- expect: 204	0	nil
