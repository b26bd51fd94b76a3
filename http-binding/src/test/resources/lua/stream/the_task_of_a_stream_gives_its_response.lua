local http = require("http")
local function streamed(path, callback)
  local response = http.request(BASE .. path):execute_streaming(callback or function() end):await()
  print(response:status_code(), response:header("content-type"), #response:body(), response:event())
end
streamed("/sse")
streamed("/sse", function() return false end)
streamed("/bytes/0")
streamed("/bytes/100")
streamed("/status/500")
-- expect: 200	text/event-stream	0	nil
-- expect: 200	text/event-stream	0	nil
-- expect: 200	application/octet-stream	0	nil
-- expect: 200	application/octet-stream	0	nil
-- expect: 500	nil	0	nil
