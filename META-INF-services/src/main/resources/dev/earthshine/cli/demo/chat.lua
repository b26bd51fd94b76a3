-- A streamed answer: one callback for each event. Your own script would take the token from os.getenv("TOKEN").
local http = require("http")

http.request({
  url = BASE .. "/chat",
  method = "POST",
  headers = { ["Authorization"] = "Bearer " .. TOKEN },
  body = {
    model = "CoolCodeAI/CoolModel-3B-Instruct",
    stream = true,
    messages = { { role = "user", content = "Hello!" } },
  },
}):execute_streaming(function(response)
  print(response:body():json().choices[1].delta.content)
end)
