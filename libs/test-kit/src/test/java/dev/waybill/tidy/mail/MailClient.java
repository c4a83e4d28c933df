package dev.waybill.tidy.mail;

import java.net.http.HttpClient;

public class MailClient {

    private final HttpClient http;

    MailClient(HttpClient http) {
        this.http = http;
    }

    public String send(String text) {
        return http.version() + text;
    }
}
