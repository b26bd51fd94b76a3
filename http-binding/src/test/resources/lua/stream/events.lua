local http = require("http")
http.request(BASE .. "/sse"):execute_streaming(function(response)
  local event = response:event()
  print(response:status_code(), event.event, event.id, (event.data:gsub("\n", "|")))
end)
-- expect: 200	message	nil	{"n":1}
-- expect: 200	note	7	first line|second line
-- expect: 200	message	7	{"text":"grün ☃"}
