"""Addresses of imports."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from onesheet.web.exchange import acts, bringing, columns, settling, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("imports", views.imports, name="imports"),
    path("imports/new", bringing.new, name="import-new"),
    path("imports/columns", columns.mappings, name="import-mappings"),
    path("imports/columns/<number:mapping>/delete", columns.delete, name="import-mapping-delete"),
    path("imports/<number:number>", views.show, name="import"),
    path("imports/<number:number>/progress", views.progress, name="import-progress"),
    path("imports/<number:number>/rows", views.rows, name="import-rows"),
    path("imports/<number:number>/report.csv", views.report_file, name="import-report"),
    path("imports/<number:number>/columns", columns.columns, name="import-columns"),
    path("imports/<number:number>/conflict", acts.conflict, name="import-conflict"),
    path("imports/<number:number>/apply", acts.take_in, name="import-apply"),
    path("imports/<number:number>/discard", acts.throw_away, name="import-discard"),
    path("imports/<number:number>/go-on", acts.go_on, name="import-go-on"),
    path("imports/<number:number>/undo", acts.take_back, name="import-undo"),
    path("imports/<number:number>/ambiguous", settling.ambiguous, name="import-ambiguous"),
    path("imports/<number:number>/ambiguous/together", settling.together, name="import-together"),
    path("imports/<number:number>/ambiguous/<number:row>/settle", settling.settle, name="import-settle"),
    path("imports/<number:number>/ambiguous/<number:row>/drop", settling.drop, name="import-drop"),
]
