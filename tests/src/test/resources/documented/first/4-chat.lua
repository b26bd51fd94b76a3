local http = require("http")

http.request({
    url = "https://example-ai-company.com",
    method = "POST",
    headers = {
        ["Authorization"] = "Bearer " .. os.getenv("TOKEN")
    },
    body = {
        model = "CoolCodeAI/CoolModel-3B-Instruct",
        stream = true,
        messages = {
            {
                role = "user",
                content = "Hello!"
            }
        }
    },
}):execute_streaming(function(response)
    -- Handle streaming response chunks
    pprint(response:body():json())
end)
