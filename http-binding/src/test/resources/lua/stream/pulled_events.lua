local http = require("http")
for event, piece in http.request(BASE .. "/sse"):stream():events() do
  print(event.event, event.id, (event.data:gsub("\n", "|")), piece:status_code())
end
for value in http.request("POST", BASE .. "/sse", { body = "ask" }):stream():json() do
  print(value.n)
  break
end
-- expect: message	nil	{"n":1}	200
-- expect: note	7	first line|second line	200
-- expect: message	7	{"text":"grün ☃"}	200
-- expect: 1
